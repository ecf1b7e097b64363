/**
 * Keeps what a person does to a page before its code is there, and does it again once it is: see ARCHITECTURE.md, "Why".
 * It is written into the page as a script before everything else (`String(keepEarlyEvents)`), so nothing outside of it may
 * be used in it. `alive:shell` says that React hears the page, `hotkey:bound` that a shortcut is there.
 */
export function keepEarlyEvents(): void {
  /** The browser answers these by itself, or passes the click on to what does not. */
  const NATIVE =
    "a[href],summary,label,select,textarea,input:not([type=checkbox],[type=radio],[type=submit])";
  const CONTROL = "button,input,a[href],summary,label,select,textarea";
  const FIELDS = "input:not([type=checkbox],[type=radio]),textarea,select";
  const EDITING = ["Tab", "Enter", " ", "Escape", "Shift", "Control", "Meta", "Alt"];
  const AGAIN_MS = 50;
  const TRIES = 200;
  const KEY_LASTS_MS = 10_000;
  type Kept = { target: Element; type: string; again: () => Event; tries: number };
  let kept: Kept[] = [];
  let untaken: { event: KeyboardEvent; atMs: number }[] = [];
  let isShell = false;
  let isOwn = false;
  let isToPress = false;
  let isHeldBack = false;
  let pressedAtMs: number | null = null;

  const elementOf = ({ target }: Event) => (target instanceof Element ? target : document.body);
  const keep = (event: Event, again: () => Event) => {
    const { type } = event;
    const target = elementOf(event);
    // One entry a field: what is in it by then is what was typed.
    const isOfField = type === "input" || type === "change";
    if (!isOfField || !kept.some((each) => each.type === type && each.target === target))
      kept.push({ target, type, again, tries: 0 });
  };
  const hold = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  /** Whether the event comes as far as its target: React stops it before that where it cannot answer yet. */
  const arrival = (target: Element, type: string) => {
    let hasArrived = false;
    const arrive = () => {
      hasArrived = true;
    };
    target.addEventListener(type, arrive, { capture: true, once: true });
    return () => {
      target.removeEventListener(type, arrive, { capture: true });
      return hasArrived;
    };
  };

  const onClick = (event: MouseEvent) => {
    const target = elementOf(event);
    // The innermost: a box to tick stands inside its label, which only passes the click on to it.
    if (isOwn || target.closest(CONTROL)?.matches(NATIVE) === true) return;
    const again = () => new MouseEvent("click", event);
    if (!isShell) {
      keep(event, again);
      hold(event);
      return;
    }
    const hasArrived = arrival(target, "click");
    setTimeout(() => {
      if (hasArrived()) return;
      keep(event, again);
      setTimeout(replay, AGAIN_MS);
    });
  };
  const onSubmit = (event: SubmitEvent) => {
    if (isOwn || isShell) return;
    keep(event, () => new SubmitEvent("submit", event));
    hold(event);
  };
  const onInput = (event: Event) => {
    if (isOwn || isShell || !elementOf(event).matches(FIELDS)) return;
    keep(event, () => new Event(event.type, { bubbles: true }));
  };
  const isShortcut = (event: KeyboardEvent) => {
    const isTyped = elementOf(event).closest(FIELDS) !== null && !event.ctrlKey && !event.metaKey;
    return !isTyped && !EDITING.includes(event.key);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isBrowsers = event.key === "/" || event.key.toLowerCase() === "k";
    // What a browser does with Ctrl+K or "/" would take the person away from the page.
    isHeldBack = isBrowsers && !isOwn && !isShell && isShortcut(event);
    if (isHeldBack) event.preventDefault();
  };
  /** Heard last: whoever takes a key says so by preventing what the browser would do with it. */
  const onKeyUntaken = (event: KeyboardEvent) => {
    const isTaken = event.defaultPrevented && !isHeldBack;
    const isUntaken = !isTaken && isShortcut(event);
    if (isShell && isUntaken) {
      untaken.push({ event, atMs: pressedAtMs ?? event.timeStamp });
      // The frame came alive within this very event: what was bound by then saw a key that was taken.
      if (isHeldBack) onBound();
    } else if (isShell) untaken = [];
    else if (isUntaken) keep(event, () => new KeyboardEvent("keydown", event));
    // With the last of a sequence those before it are answered too.
    else if (isTaken) kept = kept.filter(({ type }) => type !== "keydown");
  };
  const forgetKeys = () => {
    untaken = [];
  };

  /** A field of React's hears of its text only when that is not what it last saw in it. */
  const retype = (field: Element) => {
    const isText = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
    if (!isText || field.type === "file") return;
    const { value } = field;
    field.value = "";
    const proto = Object.getPrototypeOf(field);
    Object.getOwnPropertyDescriptor(proto, "value")?.set?.call(field, value);
  };

  const send = ({ target, type, again }: Kept): boolean => {
    if (!target.isConnected) return true;
    if (type === "input") retype(target);
    const event = again();
    const place = type === "keydown" ? (document.activeElement ?? target) : target;
    const hasArrived = arrival(place, type);
    isOwn = true;
    place.dispatchEvent(event);
    isOwn = false;
    return hasArrived();
  };
  // One at a time, so that each finds what the one before has changed.
  const replay = () => {
    const next = kept.shift();
    if (next === undefined) return;
    const isDone = send(next);
    if (!isDone && next.tries < TRIES) kept.push({ ...next, tries: next.tries + 1 });
    setTimeout(replay, isDone ? 0 : AGAIN_MS);
  };
  const onShell = () => {
    isShell = true;
    replay();
  };
  /** Together, since two may be one shortcut. Those that nobody takes are heard, and so kept, once more. */
  const pressAgain = () => {
    isToPress = false;
    const keys = untaken.filter(({ atMs }) => performance.now() - atMs < KEY_LASTS_MS);
    untaken = [];
    for (const { event, atMs } of keys) {
      pressedAtMs = atMs;
      const place = document.activeElement ?? document.body;
      place.dispatchEvent(new KeyboardEvent("keydown", event));
    }
    pressedAtMs = null;
  };
  const onBound = () => {
    if (isToPress || untaken.length === 0) return;
    isToPress = true;
    setTimeout(pressAgain);
  };

  window.addEventListener("click", onClick, { capture: true });
  window.addEventListener("submit", onSubmit, { capture: true });
  window.addEventListener("input", onInput, { capture: true });
  window.addEventListener("change", onInput, { capture: true });
  window.addEventListener("keydown", onKeyDown, { capture: true });
  window.addEventListener("keydown", onKeyUntaken);
  window.addEventListener("alive:shell", onShell, { once: true });
  window.addEventListener("pointerdown", forgetKeys, { capture: true });
  window.addEventListener("hotkey:bound", onBound);
}
