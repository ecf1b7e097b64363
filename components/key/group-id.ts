/** The id of a group's element on a key's page, for links to it. */
export function groupId(group: string): string {
  return `group-${group.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`;
}
