// Searching the index: rows that hold every word typed stay.
{
  const rows = [...document.querySelectorAll("#reports tbody tr")];
  const search = document.getElementById("search");
  const count = document.getElementById("count");
  const filter = () => {
    const asked = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !asked.every((word) => text.includes(word));
      shown += !row.hidden;
    }
    count.value = say("site.count", { shown, all: rows.length });
  };
  search.addEventListener("input", filter);
  document.addEventListener("spoken", filter);
  filter();
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && event.target !== search) { event.preventDefault(); search.focus(); }
    if (event.key === "Escape" && event.target === search) { search.value = ""; filter(); search.blur(); }
  });
}
