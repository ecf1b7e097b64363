"use client";
import { useEffect } from "react";
import { storedText, storeText } from "../stored/stored-text";

const ARRIVAL = "arrived";

/**
 * Call before navigating to a page that replaces the current form: that page then starts with the focus on its heading.
 */
export function noteArrival(): void {
  storeText("sessionStorage", ARRIVAL, "");
}

/** Goes at the end of a page. Focuses the page's heading once after {@link noteArrival}. */
export function Arrival() {
  useEffect(beginAtHeading, []);
  return null;
}

/** Focuses the page's heading, once, so that a screen reader says where the reader is now. */
function beginAtHeading(): void {
  if (storedText("sessionStorage", ARRIVAL) === null) return;
  storeText("sessionStorage", ARRIVAL, null);
  const heading = document.querySelector<HTMLElement>("main h1");
  if (heading === null) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
