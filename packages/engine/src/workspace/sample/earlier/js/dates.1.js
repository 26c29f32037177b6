/** Opening hours by day of the week; Sunday is 0. Hours are decimal: 7.5 is half past seven. */
export const openingHours = {
  1: { open: 7, close: 18 },
  2: { open: 7, close: 18 },
  3: { open: 7, close: 18 },
  4: { open: 7, close: 18 },
  5: { open: 7, close: 18 },
  6: { open: 7, close: 14 },
};

export function isOpenAt(date) {
  const hours = openingHours[date.getDay()];
  if (!hours) return false;
  const now = date.getHours() + date.getMinutes() / 60;
  return now >= hours.open && now <= hours.close;
}

export function formatDay(date, locale = 'en') {
  return new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' }).format(date);
}
