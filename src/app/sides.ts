import { Later } from "#ui/later.ts";

/** What stands beside the board: not before the board itself. */
export const panelSide = new Later(() => import("./panel-side.tsx"));
export const unsentSide = new Later(() => import("./unsent-side.tsx"));
export const pagesSide = new Later(() => import("./pages-side.tsx"));

/** What is asked before someone signs out. */
export const leaveDialog = new Later(() => import("#views/unsent/leave-dialog.tsx"));
