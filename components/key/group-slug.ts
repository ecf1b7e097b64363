/** A group of scopes as an address or an element's id can have it. */
export function groupSlug(group: string): string {
  return group.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
}

/** The id of a group's element on a page, for links to it. */
export function groupId(group: string): string {
  return `group-${groupSlug(group)}`;
}
