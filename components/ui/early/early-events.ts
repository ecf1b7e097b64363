/**
 * Records what a person does before the page's code has loaded, and replays it afterwards: see ARCHITECTURE.md, "Why".
 * It is inlined as the first script (`String(keepEarlyEvents)`), so it must not use anything outside itself.
 * `alive:shell` means that React handles events, `hotkey:bound` that a shortcut was bound.
 */
export function keepEarlyEvents(): void {
  /** The browser handles these itself, or forwards the click to a control that it does not handle. */
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
    // One entry per field: on replay the field holds the latest text.
    const isOfField = type === "input" || type === "change";
    if (!isOfField || !kept.some((each) => each.type === type && each.target === target))
      kept.push({ target, type, again, tries: 0 });
  };
  const hold = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  /** Whether the event reaches its target: React stops it earlier where it is not hydrated yet. */
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
    // Check the innermost control: a checkbox is inside its label, which only forwards the click to it.
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
    // The browser's own Ctrl+K or "/" would take the person away from the page.
    isHeldBack = isBrowsers && !isOwn && !isShell && isShortcut(event);
    if (isHeldBack) event.preventDefault();
  };
  /** Runs last: a handler that takes a key calls preventDefault. */
  const onKeyUntaken = (event: KeyboardEvent) => {
    const isTaken = event.defaultPrevented && !isHeldBack;
    const isUntaken = !isTaken && isShortcut(event);
    if (isShell && isUntaken) {
      untaken.push({ event, atMs: pressedAtMs ?? event.timeStamp });
      // The frame became interactive during this event, so shortcuts bound since then saw a key already taken.
      if (isHeldBack) onBound();
    } else if (isShell) untaken = [];
    else if (isUntaken) keep(event, () => new KeyboardEvent("keydown", event));
    // The key that completes a sequence also settles the keys before it.
    else if (isTaken) kept = kept.filter(({ type }) => type !== "keydown");
  };
  const forgetKeys = () => {
    untaken = [];
  };

  /** React ignores an input event when the field's text is what it last saw, so reset the text first. */
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
  // One at a time, because each event may depend on what the one before it changed.
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
  /** All at once, because two keys may form one shortcut. Keys that nobody takes are recorded again. */
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
