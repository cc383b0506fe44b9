
(() => {
  "use strict";
  const form = document.querySelector(".filter");
  if (form) form.hidden = false;
  const search = document.getElementById("passages-zoek");
  const noun = (n, one, many) => `${n} ${n === 1 ? one : many}`;
  const apply = () => {
    const sector = form.elements.sector.value;
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let total = 0;
    for (const list of document.querySelectorAll("details.passages")) {
      const schools = new Set();
      let shown = 0;
      for (const item of list.querySelectorAll("li")) {
        const fits = sector === "totaal" || item.dataset.sector === sector;
        const text = words.length ? item.textContent.toLowerCase() : "";
        item.hidden = !(fits && words.every((word) => text.includes(word)));
        if (!item.hidden) { shown += 1; schools.add(item.dataset.school); }
      }
      const kind = list.id.startsWith("p-niveau.") ? ["document", "documenten"] : ["passage", "passages"];
      list.querySelector(".aantal").textContent =
        `${noun(shown, ...kind)}, ${noun(schools.size, "school", "scholen")}`;
      total += shown;
    }
    const chosen = sector === "totaal" ? "" : ` in ${sector}`;
    form.querySelector(".stand").textContent =
      words.length || chosen ? `${noun(total, "passage", "passages")}${chosen}` : "";
  };
  if (form) {
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
  }
  const showDocuments = (sector) => {
    const input = document.getElementById("documenten-zoek");
    if (!input) return;
    input.value = "";
    if (sector === "totaal") delete input.dataset.sector; else input.dataset.sector = sector;
    input.dispatchEvent(new Event("toepassen"));
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.naar-passages");
    if (!link) return;
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!target) return;
    event.preventDefault();
    if (target.id === "p-documenten") {
      showDocuments(link.dataset.groep);
    } else {
      form.elements.sector.value = link.dataset.groep;
      search.value = "";
      apply();
    }
    if (target.matches("details")) target.open = true;
    history.pushState(null, "", link.hash);
    target.scrollIntoView({ block: "start" });
    (target.querySelector("summary") ?? target).focus({ preventScroll: true });
    if (form && target.closest("section")?.contains(form)) window.scrollBy(0, -form.offsetHeight - 8);
  });
  const openTarget = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target?.matches("details")) target.open = true;
  };
  window.addEventListener("hashchange", openTarget);
  openTarget();
})();
