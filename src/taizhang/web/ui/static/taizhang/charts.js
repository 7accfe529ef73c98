// Draws every <figure data-chart>: the option stands in its JSON, the table below says the same without script.
(() => {
  const source = document.currentScript.dataset.echarts;
  const drawn = new Map(); // figure -> { chart, box, given }
  let loading = null;

  const library = () => loading ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = source;
    script.onload = () => done(window.echarts);
    script.onerror = failed;
    document.head.append(script);
  });

  // "token:actual" becomes the colour that the page has for it now, light or dark.
  const coloured = (value, style) => {
    if (typeof value === "string") {
      return value.startsWith("token:") ? style.getPropertyValue("--" + value.slice(6)).trim() : value;
    }
    if (Array.isArray(value)) return value.map((one) => coloured(one, style));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, coloured(one, style)]));
  };

  // What is written in the table is what the tooltip says.
  const told = (params) => {
    const many = Array.isArray(params) ? params : [params];
    const lines = many.filter((one) => one.data?.text).map((one) =>
      Array.isArray(params) || one.seriesType === "bar" ? `${one.seriesName}: ${one.data.text}` : one.data.text);
    return [many[0]?.name, ...lines].join("\n");
  };

  const follow = (params) => {
    const href = params.data?.href;
    if (!href || !href.startsWith("/")) return;
    const link = document.createElement("a");
    link.href = href;
    if (params.data.side) link.dataset.side = "";
    link.hidden = true;
    document.body.append(link);
    link.click();
    link.remove();
  };

  const show = ({ chart, box, given }) => {
    const style = getComputedStyle(document.documentElement);
    const option = coloured(given.option, style);
    option.textStyle = { ...option.textStyle, fontFamily: getComputedStyle(document.body).fontFamily };
    option.tooltip = {
      ...option.tooltip, formatter: told, backgroundColor: style.getPropertyValue("--paper").trim(),
      borderColor: style.getPropertyValue("--soft").trim(), textStyle: { color: style.getPropertyValue("--ink").trim() },
    };
    chart.setOption(option, true);
  };

  const draw = async (figure) => {
    drawn.set(figure, null); // once, also while the library is on its way
    const echarts = await library();
    if (!figure.isConnected) return;
    const given = JSON.parse(figure.querySelector('script[type="application/json"]').textContent);
    const box = figure.querySelector(".chart-box");
    box.hidden = false;
    box.style.height = `${given.height}px`;
    for (const [name, outlines] of Object.entries(given.maps)) echarts.registerMap(name, outlines);
    const chart = echarts.init(box, null, { renderer: "svg", locale: document.documentElement.lang === "en" ? "EN" : "ZH" });
    chart.on("click", follow);
    const one = { chart, box, given };
    drawn.set(figure, one);
    show(one);
    watcher.observe(box);
    figure.dataset.drawn = "";
  };

  const each = (act) => { for (const one of drawn.values()) if (one) act(one); };
  const watcher = new ResizeObserver((entries) => {
    for (const entry of entries) drawn.get(entry.target.closest("figure"))?.chart.resize();
  });
  const look = () => {
    for (const [figure, one] of drawn) {
      if (!figure.isConnected) { if (one) { watcher.unobserve(one.box); one.chart.dispose(); } drawn.delete(figure); }
    }
    for (const figure of document.querySelectorAll("figure[data-chart]")) if (!drawn.has(figure)) draw(figure);
  };
  document.addEventListener("DOMContentLoaded", look);
  document.addEventListener("htmx:afterSettle", look);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => each(show));
  // A sheet of A4 between its margins is some 640 pixels wide.
  window.addEventListener("beforeprint", () => {
    for (const folded of document.querySelectorAll("figure[data-chart] > details")) folded.open = true;
    each(({ chart }) => { chart.resize({ width: 640 }); chart.getZr().flush(); }); // the sheet waits for no frame
  });
  window.addEventListener("afterprint", () => each(({ chart }) => chart.resize({ width: "auto" })));
})();
