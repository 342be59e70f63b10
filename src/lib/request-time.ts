import { cache } from "react";

/** One request happens at one time: frame and page, and whatever is read twice, get the same clock. */
export const requestTime = cache(() => new Date());
