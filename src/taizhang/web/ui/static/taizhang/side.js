// A link with data-side opens its page in the panel beside this one; without script it is a link like any other.
(() => {
  const side = document.getElementById("side");
  const frame = document.querySelector("[data-side-frame]");
  const whole = frame.querySelector(".side-head a");
  const { origin } = window.location;
  let opener = null;
  let address = "";

  const close = () => {
    if (frame.hidden) return;
    frame.hidden = true;
    side.replaceChildren();
    document.body.classList.remove("with-side");
    const back = opener?.isConnected ? opener : document.getElementById("main");
    opener = null;
    back.focus();
  };

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-side-close]")) { close(); return; }
    const link = event.target.closest("a[data-side]");
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || new URL(link.href).origin !== origin) return;
    event.preventDefault();
    if (!frame.contains(link)) opener = link.hidden ? document.activeElement : link;
    address = link.href;
    window.htmx.ajax("GET", link.href, { target: side, swap: "innerHTML" });
  });

  // What is a whole page (to sign in, an error) is opened as the page that it is.
  const asPage = (event) => {
    if (event.detail.target !== side) return;
    const { xhr } = event.detail;
    if (xhr.status >= 400 || /^\s*<!doctype/i.test(xhr.responseText)) {
      event.detail.shouldSwap = false;
      event.detail.isError = false; // the page itself tells what is wrong
      window.location.assign(address);
    }
  };
  document.addEventListener("htmx:beforeSwap", asPage);

  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target !== side) return;
    frame.hidden = false;
    whole.href = address;
    document.body.classList.add("with-side");
    frame.scrollTop = 0;
    frame.focus();
    const named = decodeURIComponent(new URL(address).hash.slice(1));
    const here = (named && side.querySelector(`[id="${CSS.escape(named)}"]`)) || side.querySelector("mark");
    here?.scrollIntoView({ block: "center" });
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) close();
  });
})();
