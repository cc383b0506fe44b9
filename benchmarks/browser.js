// Runs inside a page of the report, in a frame, and sends what it found to the page around it.
window.addEventListener("load", () => {
  const results = {};
  const check = (name, test) => {
    try { results[name] = test() ? "goed" : "fout"; } catch (error) { results[name] = `fout: ${error}`; }
  };
  const visible = (element) => element.getClientRects().length > 0;
  const luminance = (colour) => {
    const [r, g, b] = colour.match(/[\d.]+/g).slice(0, 3).map((part) => {
      const value = part / 255;
      return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const backgroundOf = (element) => {
    for (let node = element; node; node = node.parentElement) {
      const colour = getComputedStyle(node).backgroundColor;
      if (colour !== "rgba(0, 0, 0, 0)") return colour;
    }
    return "rgb(255, 255, 255)";
  };
  check("past in de breedte", () => document.documentElement.scrollWidth <= innerWidth);
  check("contrast ten minste 4,5", () => [...document.querySelectorAll("main *, nav *, aside *, header *")]
    .filter((node) => visible(node) && !node.closest("svg") && [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim()))
    .every((node) => {
      const pair = [luminance(getComputedStyle(node).color), luminance(backgroundOf(node))].sort();
      return (pair[1] + 0.05) / (pair[0] + 0.05) >= 4.5;
    }));
  check("alles met de muis kan ook met het toetsenbord", () =>
    [...document.querySelectorAll("a, button, input, summary")].filter(visible)
      .every((node) => node.tabIndex >= 0));
  check("knoppen en velden hebben een naam", () =>
    [...document.querySelectorAll("button, a, input")].every((node) =>
      node.textContent.trim() || node.getAttribute("aria-label") || node.labels?.length));
  const table = document.querySelector("table[data-sorteer]");
  if (table && document.querySelector(".naar-passages")) {
    const counts = document.querySelector("#table-3-tabel");
    const button = counts.tHead.rows[0].cells[1].querySelector("button");
    const values = () => [...counts.tBodies[0].rows].map((row) => Number(row.cells[1].dataset.waarde));
    const before = values().join();
    check("sorteren van hoog naar laag", () => {
      button.click();
      return values().every((value, place, all) => !place || all[place - 1] >= value)
        && button.closest("th").getAttribute("aria-sort") === "descending";
    });
    check("sorteren van laag naar hoog", () => {
      button.click();
      return values().every((value, place, all) => !place || all[place - 1] <= value);
    });
    check("derde keer: oude volgorde", () => { button.click(); return values().join() === before; });
    check("zoeken in een tabel", () => {
      const input = document.getElementById("table-3-zoek");
      input.value = "te laat";
      input.dispatchEvent(new Event("input"));
      const shown = [...counts.tBodies[0].rows].filter((row) => !row.hidden);
      const good = shown.length > 0 && shown.every((row) => /te laat/i.test(row.textContent));
      input.value = "";
      input.dispatchEvent(new Event("input"));
      return good && input.closest(".zoek").querySelector(".stand").textContent === "";
    });
    check("van elk getal naar zoveel passages", () =>
      [...document.querySelectorAll("#table-4-tabel tbody tr.gewoon")].every((row) => {
        const links = row.querySelectorAll(".naar-passages");
        if (!links.length) return true;
        for (let place = 1; place < row.cells.length; place += 4) {
          const link = row.cells[place].querySelector("a");
          if (!link) continue;
          link.click();
          const list = document.getElementById(link.hash.slice(1));
          const shown = [...list.querySelectorAll("li")].filter((item) => !item.hidden);
          const schools = new Set(shown.map((item) => item.dataset.school));
          if (!list.open || shown.length !== Number(row.cells[place].dataset.waarde)) return false;
          if (schools.size !== Number(row.cells[place + 1].dataset.waarde)) return false;
          if (document.activeElement !== list.querySelector("summary")) return false;
        }
        return true;
      }));
    check("van tabel B2.1 naar de documenten", () => {
      const link = document.querySelector('#table-1-tabel a[data-groep="vo"]');
      link.click();
      const rows = [...document.querySelectorAll("#documenten-tabel tbody tr")].filter((row) => !row.hidden);
      return rows.length === Number(link.closest("td").dataset.waarde)
        && rows.every((row) => row.dataset.sector === "vo");
    });
  }
  if (document.querySelector(".kiezer")) {
    const marks = () => [...document.querySelectorAll(".merken li")].filter((item) => !item.hidden);
    document.querySelector(".kant details").open = true;
    check("niets tonen", () => { document.querySelector('[data-alles="0"]').click(); return marks().length === 0; });
    check("een code tonen", () => {
      const box = document.querySelector(".kiezer input[value]");
      box.click();
      return marks().length > 0 && marks().every((item) => item.dataset.code === box.value);
    });
    check("alleen alinea’s met een gekozen code", () => {
      document.getElementById("alleen").click();
      const units = [...document.querySelectorAll(".eenheid")].filter((unit) => !unit.hidden);
      document.getElementById("alleen").click();
      return units.length > 0 && units.every((unit) => unit.querySelector(".merken li:not([hidden])"));
    });
    check("alles tonen", () => {
      document.querySelector('[data-alles="1"]').click();
      return marks().length === document.querySelectorAll(".merken li").length;
    });
    check("bewijs bij een merk met het toetsenbord", () => {
      const mark = document.querySelector(".merk");
      window.focus();
      mark.focus();
      const shown = getComputedStyle(document.getElementById(mark.getAttribute("aria-describedby"))).display;
      mark.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
      const hidden = getComputedStyle(document.getElementById(mark.getAttribute("aria-describedby"))).display;
      return shown === "block" && hidden === "none";
    });
    const next = document.getElementById("volgende");
    if (next) check("naar het volgende twijfelgeval", () => {
      next.click();
      const first = document.activeElement;
      next.click();
      const doubtful = document.querySelectorAll(".merk.twijfel").length;
      return first.classList.contains("twijfel") && (doubtful === 1 || document.activeElement !== first);
    });
  }
  results["breedte van de pagina"] = innerWidth === Number(new URLSearchParams(location.search).get("breedte")) ? "goed" : `fout: ${innerWidth}`;
  parent.postMessage(JSON.stringify(results), "*");
});
