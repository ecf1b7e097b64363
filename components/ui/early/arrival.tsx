"use client";
import { useEffect } from "react";
import { storedText, storeText } from "../stored/stored-text";

const ARRIVAL = "arrived";

/** Before the way to a page that takes the place of the form at hand: that page is to begin at its heading. */
export function noteArrival(): void {
  storeText("sessionStorage", ARRIVAL, "");
}

/** Stands at the end of a page, which it begins at its heading once after such a form. */
export function Arrival() {
  useEffect(beginAtHeading, []);
  return null;
}

/** Moves the focus to the page's heading, once: a screen reader says where the reader is now. */
function beginAtHeading(): void {
  if (storedText("sessionStorage", ARRIVAL) === null) return;
  storeText("sessionStorage", ARRIVAL, null);
  const heading = document.querySelector<HTMLElement>("main h1");
  if (heading === null) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
