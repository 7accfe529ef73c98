// Text and lists tied to each other: one record is current, named in the address (#s12).
{
  const by = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const tabs = all("[role=tab]");
  const panels = tabs.map((tab) => by(tab.getAttribute("aria-controls")));
  const rows = new Map(all("li[data-id]").map((row) => [row.dataset.id, row]));
  const search = by("search"), count = by("count"), clear = by("clear"), current = by("current");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const narrow = matchMedia("(max-width: 899px)");
  const texts = new Map();
  let chosen = null;

  const panel = () => panels.find((one) => !one.hidden);
  const pieces = (id) => all(`#text [data-r~="${CSS.escape(id)}"]`);
  const scroll = (element, block) =>
    element.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });

  function show(wanted) {
    tabs.forEach((tab, at) => {
      const on = panels[at] === wanted;
      tab.setAttribute("aria-selected", on);
      tab.tabIndex = on ? 0 : -1;
      panels[at].hidden = !on;
    });
    filter();
  }

  function pane(name) {
    document.body.dataset.pane = name;
    for (const button of all(".panes button")) button.setAttribute("aria-pressed", button.dataset.pane === name);
  }

  function filter() {
    const here = panel();
    const asked = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = all("select", here).filter((select) => select.value);
    let shown = 0, total = 0;
    for (const row of all("li[data-id]", here)) {
      if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
      const text = texts.get(row);
      row.hidden = !(asked.every((word) => text.includes(word)) &&
        wanted.every((select) => row.dataset[select.name] === select.value));
      shown += !row.hidden;
      total += 1;
    }
    const filtered = Boolean(asked.length || wanted.length);
    document.body.classList.toggle("filtered", filtered);
    for (const piece of all("#text [data-r]")) {
      const ids = piece.dataset.r.split(" ");
      const ours = ids.filter((id) => here.contains(rows.get(id)));
      piece.classList.toggle("dim", filtered && !(ours.length && ours.some((id) => !rows.get(id).hidden)));
    }
    clear.hidden = !filtered;
    count.value = say("site.count", { shown, all: total });
    by("nomatch").hidden = shown > 0 || total === 0;
  }

  function reset() {
    search.value = "";
    for (const select of all("select", panel())) select.value = "";
    filter();
  }

  // Make a record current; `from` says where the reader is, which is the place that must not move.
  function choose(id, from) {
    for (const element of all(".chosen")) element.classList.remove("chosen");
    for (const link of all("a[aria-current]")) link.removeAttribute("aria-current");
    chosen = rows.has(id) ? id : null;
    current.hidden = !chosen;
    if (!chosen) return;
    const row = rows.get(id);
    const home = row.closest("[role=tabpanel]");
    if (home.hidden) show(home);
    if (row.hidden) reset();
    row.classList.add("chosen");
    row.firstElementChild.setAttribute("aria-current", "true");
    current.replaceChildren(...[...row.firstElementChild.childNodes].map((node) => node.cloneNode(true)));
    const marks = pieces(id);
    for (const piece of marks) piece.classList.add("chosen");
    if (from !== "text") {
      if (narrow.matches) pane("text");
      if (marks[0]) scroll(marks[0], "center");
    }
    if (from !== "list" && !narrow.matches) scroll(row, from === "address" ? "center" : "nearest");
    if (location.hash !== "#" + id) history.replaceState(null, "", "#" + id);
  }

  function step(by) {
    const shown = all("li[data-id]:not([hidden])", panel());
    if (!shown.length) return;
    const at = shown.findIndex((row) => row.dataset.id === chosen);
    const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(shown.length - 1, Math.max(0, at + by));
    choose(shown[next].dataset.id, "keys");
  }

  by("text").addEventListener("click", (event) => {
    if (String(getSelection())) return;
    const piece = event.target.closest("mark[data-r]") ?? event.target.closest("[data-r]");
    if (!piece) return;
    const ids = piece.dataset.r.split(" ");
    // Several records on one figure: each click goes on to the next of them.
    choose(ids[(ids.indexOf(chosen) + 1) % ids.length], "text");
  });
  by("list").addEventListener("click", (event) => {
    const link = event.target.closest("li[data-id] > a");
    if (!link) return;
    event.preventDefault();
    choose(link.parentElement.dataset.id, "list");
  });
  addEventListener("hashchange", () => choose(location.hash.slice(1), "address"));
  current.addEventListener("click", () => { pane("list"); if (chosen) scroll(rows.get(chosen), "center"); });
  for (const button of all(".panes button")) button.addEventListener("click", () => pane(button.dataset.pane));
  for (const link of all("#outline a"))
    link.addEventListener("click", () => { if (narrow.matches) by("outline").firstElementChild.open = false; });
  tabs.forEach((tab, at) => {
    tab.addEventListener("click", () => show(panels[at]));
    tab.addEventListener("keydown", (event) => {
      const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
      if (to === undefined) return;
      const next = (to + tabs.length) % tabs.length;
      show(panels[next]);
      tabs[next].focus();
      event.preventDefault();
    });
  });
  search.addEventListener("input", filter);
  for (const select of all("aside select")) select.addEventListener("change", filter);
  clear.addEventListener("click", () => { reset(); search.focus(); });
  by("print").addEventListener("click", () => print());
  by("help").addEventListener("click", () => by("keys").showModal());

  const kinds = by("kinds");
  const label = () => document.body.classList.toggle("kinds", kinds.checked);
  kinds.checked = remember.get("kinds") === "on";
  kinds.addEventListener("change", () => { remember.set("kinds", kinds.checked ? "on" : "off"); label(); });
  label();

  const switched = by("keyson");
  switched.checked = remember.get("keys") !== "off";
  switched.addEventListener("change", () => remember.set("keys", switched.checked ? "on" : "off"));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || by("keys").open) return;
    if (event.key === "Escape") {
      if (event.target === search && search.value) { search.value = ""; filter(); } else { search.blur(); choose(null); history.replaceState(null, "", location.pathname + location.search); }
      return;
    }
    if (!switched.checked || event.target.closest("input, select, textarea")) return;
    const act = {
      j: () => step(1),
      k: () => step(-1),
      "/": () => { if (narrow.matches) pane("list"); search.focus(); search.select(); },
      "?": () => by("keys").showModal(),
    }[event.key] ?? (tabs[event.key - 1] && (() => show(panels[event.key - 1])));
    if (act) { event.preventDefault(); act(); return; }
    if (event.key === "Enter" && chosen && event.target === document.body) {
      const mark = pieces(chosen)[0];
      if (mark) { mark.tabIndex = -1; mark.focus({ preventScroll: true }); scroll(mark, "center"); }
    }
  });
  document.addEventListener("spoken", () => { texts.clear(); filter(); });
  if (narrow.matches) by("outline").firstElementChild.open = false;
  filter();
  // After the browser's own jump to the address, which would put the place at the very top.
  if (location.hash) addEventListener("load", () => setTimeout(() => choose(location.hash.slice(1), "address")));
}
