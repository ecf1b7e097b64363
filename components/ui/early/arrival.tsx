"use client";
import { useEffect } from "react";

const ARRIVAL = "arrived";

/** Before the way from sign-in to a page, which is a load of its own: the page is to begin at its heading. */
export function noteArrival(): void {
  sessionStorage.setItem(ARRIVAL, "");
}

/** Stands at the end of a page, which it begins at its heading once after signing in. */
export function Arrival() {
  useEffect(beginAtHeading, []);
  return null;
}

/** Moves the focus to the page's heading, once after signing in: a screen reader says where the reader is now. */
function beginAtHeading(): void {
  if (sessionStorage.getItem(ARRIVAL) === null) return;
  sessionStorage.removeItem(ARRIVAL);
  const heading = document.querySelector<HTMLElement>("main h1");
  if (heading === null) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
