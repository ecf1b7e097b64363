/** How a command ends (README, "The command"). What was found comes before what could not be read. */
export const EXIT = {
  clean: 0,
  found: 1,
  misuse: 2,
  unread: 3,
  interrupted: 130,
  terminated: 143,
} as const;

/** Wrong usage, or a missing setting: nothing was read. The message says what to do. */
export class Misuse extends Error {
  override readonly name = "Misuse";
}
