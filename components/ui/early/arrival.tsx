"use client";
import { useEffect } from "react";

const ARRIVAL = "arrived";

/**
 * Call before navigating to a page that replaces the current form: that page then starts with the focus on its heading.
 */
export function noteArrival(): void {
  sessionStorage.setItem(ARRIVAL, "");
}

/** Goes at the end of a page. Focuses the page's heading once after {@link noteArrival}. */
export function Arrival() {
  useEffect(beginAtHeading, []);
  return null;
}

/** Focuses the page's heading, once, so that a screen reader says where the reader is now. */
function beginAtHeading(): void {
  if (sessionStorage.getItem(ARRIVAL) === null) return;
  sessionStorage.removeItem(ARRIVAL);
  const heading = document.querySelector<HTMLElement>("main h1");
  if (heading === null) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
