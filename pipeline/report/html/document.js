
(() => {
  "use strict";
  const form = document.querySelector(".kiezer");
  const units = [...document.querySelectorAll(".eenheid")];
  const unitOf = (element) => element.closest(".eenheid");
  if (matchMedia("(max-width: 69.99rem)").matches) document.querySelector(".kant details")?.removeAttribute("open");

  const show = (mark, on) => {
    for (const piece of unitOf(mark).querySelectorAll(".bewijs")) {
      const touched = piece.dataset.merken.split(" ").includes(mark.dataset.nummer);
      piece.classList.toggle("aan", on && touched);
    }
  };
  for (const mark of document.querySelectorAll(".merk")) {
    const item = mark.parentElement;
    for (const name of ["mouseenter", "focusin"]) item.addEventListener(name, () => { item.classList.remove("stil"); show(mark, true); });
    for (const name of ["mouseleave", "focusout"]) item.addEventListener(name, () => show(mark, false));
    item.addEventListener("keydown", (event) => { if (event.key === "Escape") item.classList.add("stil"); });
  }
  if (!form) return;
  form.hidden = false;
  const status = form.querySelector(".stand");
  const boxes = [...form.querySelectorAll("input[value]")].filter((box) => box.id !== "alleen");
  const only = document.getElementById("alleen");

  const apply = () => {
    const chosen = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    let shown = 0;
    for (const item of document.querySelectorAll(".merken li")) item.hidden = !chosen.has(item.dataset.code);
    for (const unit of units) {
      const coded = Boolean(unit.querySelector(".merken li:not([hidden])"));
      unit.hidden = only.checked && !coded;
      shown += coded;
    }
    status.textContent = `${shown} ${shown === 1 ? "alinea" : "alinea’s"} met een gekozen code`;
  };
  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const button of form.querySelectorAll("[data-alles]")) {
    button.addEventListener("click", () => {
      for (const box of boxes) box.checked = button.dataset.alles === "1";
      apply();
    });
  }
  let place = -1;
  const jump = (step) => {
    const doubtful = [...document.querySelectorAll(".merk.twijfel")].filter((mark) => mark.offsetParent);
    if (!doubtful.length) { status.textContent = "Geen twijfelgeval bij deze keuze"; return; }
    place = (place + step + doubtful.length) % doubtful.length;
    document.querySelector(".doel")?.classList.remove("doel");
    const mark = doubtful[place];
    unitOf(mark).classList.add("doel");
    unitOf(mark).scrollIntoView({ block: "center" });
    mark.focus({ preventScroll: true });
    status.textContent = `Twijfelgeval ${place + 1} van ${doubtful.length}`;
  };
  document.getElementById("volgende")?.addEventListener("click", () => jump(1));
  document.getElementById("vorige")?.addEventListener("click", () => jump(place < 0 ? 0 : -1));
})();
