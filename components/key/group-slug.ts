/** A scope group's name for use in addresses and element IDs. */
export function groupSlug(group: string): string {
  return group.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
}

/** The element ID of a group on a page, for links to it. */
export function groupId(group: string): string {
  return `group-${groupSlug(group)}`;
}
