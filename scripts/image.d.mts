export function copyAsImage(folder: string): Promise<string[]>;
