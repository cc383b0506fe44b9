"""The command line: parses options, calls the run, turns PipelineErrors into messages."""

import sys
from collections.abc import Sequence

EXIT_OK = 0
EXIT_PROBLEM = 1
EXIT_USAGE = 2
EXIT_FINDINGS = 3
EXIT_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Run `verzuim` with `arguments` (default: those of the process) and exit.

    Exit codes: 0 all well; 1 a problem with files or data; 2 wrong use of the command;
    3 the command did its work and found something wrong (an unreadable file for `codeer`,
    a slip in a table for `controleer`); 130 interrupted.
    """
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; no exception a user can cause leaves here."""
    from typer import Abort
    from typer.exceptions import TyperException

    from pipeline.cli.app import app
    from pipeline.cli.display import show_problem
    from pipeline.cli.dutch import translate
    from pipeline.cli.failures import describe_crash, describe_os_error
    from pipeline.contracts import PipelineError

    try:
        code = app(list(arguments), prog_name="verzuim", standalone_mode=False)
    except PipelineError as error:
        return show_problem(str(error), EXIT_PROBLEM)
    except OSError as error:
        return show_problem(describe_os_error(error), EXIT_PROBLEM)
    except TyperException as error:
        text = translate(error.format_message())
        if not text:  # `verzuim` alone: the help is already on the screen
            return EXIT_USAGE
        return show_problem(f"{text}\nZie verzuim --help voor uitleg.", EXIT_USAGE)
    except (KeyboardInterrupt, Abort):
        code = EXIT_INTERRUPTED
    except Exception as error:
        return show_problem(describe_crash(error), EXIT_PROBLEM)
    if code == EXIT_INTERRUPTED:
        text = "Onderbroken. Een volgende keer gaat het verder waar het was."
        return show_problem(text, EXIT_INTERRUPTED)
    return int(code or EXIT_OK)
