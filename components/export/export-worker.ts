import { expose } from "comlink";
import { exportKeys } from "./export-keys";

const api = { exportKeys };
export type ExportWorker = typeof api;

expose(api);
