// Cards filtered by what the address, the selects and the search ask; one card is current.
{
  const by = (id) => document.getElementById(id);
  const cards = [...document.querySelectorAll("[data-item]")];
  const selects = [...document.querySelectorAll(".asked select")];
  const search = by("search"), count = by("count"), clear = by("clear"), switched = by("keyson");
  const texts = new Map();
  let chosen = null;

  // A project can be held up in more ways than one.
  function has(card, { name, value }) {
    const own = card.dataset[name];
    return own === value || (name === "delay" && !!own && own.split(" ").includes(value));
  }

  function filter() {
    const asked = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = selects.filter((select) => select.value);
    let shown = 0;
    for (const card of cards) {
      if (asked.length && !texts.has(card)) texts.set(card, card.textContent.toLowerCase());
      card.hidden = !(wanted.every((select) => has(card, select)) &&
        asked.every((word) => texts.get(card).includes(word)));
      shown += !card.hidden;
    }
    clear.hidden = !(asked.length || wanted.length);
    count.value = say("site.count", { shown, all: cards.length });
    by("nomatch").hidden = shown > 0 || cards.length === 0;
  }

  function keep() {
    const query = new URLSearchParams(selects.filter((one) => one.value).map((one) => [one.name, one.value]));
    if (search.value) query.set("search", search.value);
    history.replaceState(null, "", location.pathname + location.search + (query.size ? "#?" + query : ""));
  }

  function choose(card) {
    if (chosen) { chosen.classList.remove("chosen"); chosen.removeAttribute("aria-current"); }
    chosen = card;
    if (!card) return;
    card.classList.add("chosen");
    card.setAttribute("aria-current", "true");
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "center" });
  }

  function step(way) {
    const seen = cards.filter((card) => !card.hidden);
    if (!seen.length) return;
    const at = chosen ? seen.indexOf(chosen) : -1;
    choose(seen[at < 0 ? (way > 0 ? 0 : seen.length - 1) : Math.min(seen.length - 1, Math.max(0, at + way))]);
  }

  function obey() {
    const address = decodeURIComponent(location.hash.slice(1));
    if (address.startsWith("?")) {
      const query = new URLSearchParams(location.hash.slice(2));
      for (const select of selects) {
        select.value = query.get(select.name) ?? "";
        if (select.selectedIndex < 0) select.value = "";
      }
      search.value = query.get("search") ?? "";
      filter();
    } else {
      filter();
      const card = cards.find((one) => one.id === address);
      if (card) choose(card);
    }
  }

  for (const select of selects) select.addEventListener("change", () => { filter(); keep(); });
  search.addEventListener("input", () => { filter(); keep(); });
  clear.addEventListener("click", () => {
    search.value = "";
    for (const select of selects) select.value = "";
    filter();
    keep();
  });
  by("print").addEventListener("click", () => print());
  by("help").addEventListener("click", () => by("keys").showModal());
  switched.checked = remember.get("keys") !== "off";
  switched.addEventListener("change", () => remember.set("keys", switched.checked ? "on" : "off"));
  addEventListener("hashchange", obey);
  document.addEventListener("spoken", () => { texts.clear(); filter(); });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || by("keys").open) return;
    if (event.key === "Escape") {
      if (event.target === search && search.value) { search.value = ""; filter(); keep(); } else { search.blur(); choose(null); }
      return;
    }
    if (!switched.checked || event.target.closest("input, select, textarea")) return;
    const act = {
      j: () => step(1),
      k: () => step(-1),
      "/": () => { search.focus(); search.select(); },
      "?": () => by("keys").showModal(),
    }[event.key];
    if (act) { event.preventDefault(); act(); return; }
    if (event.key === "Enter" && chosen && event.target === chosen) chosen.querySelector("a[href]")?.click();
  });
  obey();
}
