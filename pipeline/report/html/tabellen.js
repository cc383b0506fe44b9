
(() => {
  "use strict";
  const compare = new Intl.Collator("nl", { numeric: true }).compare;
  const valueOf = (row, column) => {
    let place = 0;
    for (const cell of row.cells) {
      if (place === column) return cell.dataset.waarde ?? cell.textContent.trim();
      place += cell.colSpan;
    }
    return "";
  };
  const order = (one, other) => {
    const [a, b] = [Number(one), Number(other)];
    return one !== "" && other !== "" && !isNaN(a) && !isNaN(b) ? a - b : compare(one, other);
  };
  for (const table of document.querySelectorAll("table[data-sorteer]")) {
    const body = table.tBodies[0];
    const original = [...body.rows];
    const heads = [...table.tHead.rows].at(-1).cells;
    let column = 0;
    for (const head of heads) {
      const place = column;
      column += head.colSpan;
      if (!head.textContent.trim()) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      button.title = "Sorteren";
      head.append(button);
      button.addEventListener("click", () => {
        const before = head.getAttribute("aria-sort");
        const numeric = head.classList.contains("getal");
        const steps = numeric ? ["descending", "ascending"] : ["ascending", "descending"];
        const next = steps[steps.indexOf(before) + 1];
        for (const other of heads) other.removeAttribute("aria-sort");
        const rows = [...original];
        if (next) {
          head.setAttribute("aria-sort", next);
          const sign = next === "ascending" ? 1 : -1;
          rows.sort((x, y) => sign * order(valueOf(x, place), valueOf(y, place)));
          rows.sort((x, y) => x.classList.contains("totaal") - y.classList.contains("totaal"));
        }
        body.append(...rows);
      });
    }
  }
  for (const input of document.querySelectorAll(".zoek input")) {
    const box = input.closest(".zoek");
    const rows = [...document.getElementById(input.dataset.tabel).tBodies[0].rows];
    box.hidden = false;
    const apply = () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        const text = row.textContent.toLowerCase();
        const sector = input.dataset.sector;
        row.hidden = !words.every((word) => text.includes(word)) || Boolean(sector && row.dataset.sector !== sector);
        shown += !row.hidden;
      }
      const filtered = words.length || input.dataset.sector;
      box.querySelector(".stand").textContent = filtered ? `${shown} van ${rows.length} rijen` : "";
    };
    input.addEventListener("input", () => { delete input.dataset.sector; apply(); });
    input.addEventListener("toepassen", apply);
  }
})();
