export type PrintLevel = "none" | "read" | "some" | "full" | "unknown";

export type PrintCell = {
  group: string;
  level: PrintLevel;
  held: number;
  total: number;
  scopes: readonly string[];
};
