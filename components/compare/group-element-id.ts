/** Where on the page a group's scopes are compared. */
export function groupElementId(group: string): string {
  return `group-${group.toLowerCase().replace(/[^a-z]+/g, "-")}`;
}
