"use client";
import clsx from "clsx";
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from "react";

export type ComboboxHandle = { focus: () => void; caret: () => number };

type ComboboxProps<T> = {
  label: string;
  hideLabel?: boolean;
  text: string;
  onText: (text: string, caret: number) => void;
  options: readonly T[];
  /** The options for the current text, when `options` lag behind it: a quick Enter must not pick a stale one. */
  optionsNow?: () => readonly T[];
  optionKey: (option: T) => string;
  renderOption: (option: T) => ReactNode;
  onChoose: (option: T) => void;
  /** Called on Enter with no active option, and on blur. */
  onCommit?: () => void;
  /** Activates the first option when the list opens: for choosing, not for free text. */
  eager?: boolean;
  /** Shown below the options, such as how many more there are. */
  footnote?: ReactNode;
  placeholder?: string;
  before?: ReactNode;
  after?: ReactNode;
  invalid?: boolean;
  /** ID of the element that describes the field. */
  describedBy?: string;
  large?: boolean;
  ref?: Ref<ComboboxHandle>;
  className?: string;
};

/**
 * A text field with a list of options (ARIA 1.2 combobox with a listbox popup). The field keeps the focus; arrows move
 * the active option, Enter chooses it, Escape closes the list and then blurs the field. The list opens on typing, a
 * click or an arrow, never on focus alone.
 */
export function Combobox<T>({ ref, ...props }: ComboboxProps<T>) {
  const { options, text, eager = false, onText, onChoose, onCommit } = props;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [pointed, setPointed] = useState(-1);
  const placeIn = (list: readonly T[]) =>
    Math.min(eager ? Math.max(pointed, 0) : pointed, list.length - 1);
  const active = placeIn(options);
  const shown = open && (options.length > 0 || props.footnote !== undefined);

  useImperativeHandle(ref, () => ({
    focus: () => {
      field.current?.focus({ preventScroll: true });
      field.current?.select();
    },
    caret: () => field.current?.selectionStart ?? 0,
  }));
  useEffect(() => {
    if (shown && active >= 0) {
      document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: "nearest" });
    }
  }, [id, shown, active]);

  function close() {
    setOpen(false);
    setPointed(-1);
  }
  function choose(option: T) {
    close();
    onChoose(option);
  }
  function move(step: number) {
    if (!open) setOpen(true);
    else setPointed(Math.min(Math.max(active + step, eager ? 0 : -1), options.length - 1));
    if (!open && !eager && step > 0) setPointed(0);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Escape" && open) close();
    // A second Escape blurs the field, so that letters work as page shortcuts again.
    else if (event.key === "Escape") field.current?.blur();
    else if (event.key === "Enter") {
      const list = pointed < 0 ? (props.optionsNow?.() ?? options) : options;
      const option = open ? list[placeIn(list)] : undefined;
      if (option !== undefined) choose(option);
      else {
        close();
        onCommit?.();
      }
    } else return;
    event.preventDefault();
  }

  return (
    <div className={clsx("relative", props.className)}>
      <label
        htmlFor={id}
        className={props.hideLabel === true ? "sr-only" : "mb-1.5 block font-medium text-sm"}
      >
        {props.label}
      </label>
      <div
        className={clsx(
          "flex items-center gap-2.5 rounded-md border bg-surface px-3 focus-within:outline-2 focus-within:outline-accent focus-within:outline-offset-1",
          props.large === true ? "min-h-12" : "min-h-9 pointer-coarse:min-h-11",
          props.invalid === true ? "border-critical" : "border-edge",
        )}
      >
        {props.before}
        <input
          ref={field}
          id={id}
          role="combobox"
          aria-expanded={shown}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={shown && active >= 0 ? `${id}-${active}` : undefined}
          aria-invalid={props.invalid === true}
          aria-describedby={props.describedBy}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          placeholder={props.placeholder}
          value={text}
          onChange={(event) => {
            setOpen(true);
            setPointed(-1);
            onText(event.target.value, event.target.selectionStart ?? event.target.value.length);
          }}
          onFocus={(event) => {
            if (eager) event.target.select();
          }}
          onClick={() => setOpen(true)}
          onKeyDown={onKeyDown}
          onBlur={() => {
            close();
            onCommit?.();
          }}
          className={clsx(
            "min-w-0 flex-1 bg-transparent placeholder:text-ink-3 focus-visible:outline-none",
            props.large === true ? "text-base" : "text-sm pointer-coarse:text-base",
          )}
        />
        {props.after}
      </div>
      <div
        className={clsx(
          "absolute inset-x-0 top-full z-30 mt-1 overflow-hidden rounded-lg border border-line bg-surface shadow-lift",
          !shown && "hidden",
        )}
      >
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label={props.label}
          className="max-h-[min(22rem,50dvh)] overflow-y-auto overscroll-contain p-1"
        >
          {open &&
            options.map((option, index) => (
              // biome-ignore lint/a11y/useFocusableInteractive: an option of a combobox is pointed at, never focused
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys
              <div
                key={props.optionKey(option)}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === active}
                // Keeps the focus in the field, so that blur still means leaving it.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(option)}
                className={clsx(
                  "flex min-h-9 cursor-pointer items-center gap-3 rounded-md px-2.5 py-1 text-sm pointer-coarse:min-h-11",
                  index === active ? "bg-accent-soft" : "hover:bg-sunken",
                )}
              >
                {props.renderOption(option)}
              </div>
            ))}
        </div>
        {props.footnote !== undefined && (
          <p role="status" className="border-line border-t px-3 py-2 text-ink-2 text-xs">
            {props.footnote}
          </p>
        )}
      </div>
    </div>
  );
}
