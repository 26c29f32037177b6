/** From here on an amount of AI time is said in minutes; below, in exact seconds. */
export const READ_IN_MINUTES_FROM = 120;
