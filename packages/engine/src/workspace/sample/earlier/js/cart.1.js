const storageKey = 'sunrise-cart';

export function readCart(storage = globalThis.localStorage) {
  try {
    const items = JSON.parse(storage.getItem(storageKey) ?? '[]');
    return Array.isArray(items) ? items : [];
  } catch {
    return [];
  }
}

export function addToCart(item, storage = globalThis.localStorage) {
  const items = readCart(storage);
  const known = items.find((other) => other.id === item.id);
  if (known) known.count += 1;
  else items.push({ ...item, count: 1 });
  storage.setItem(storageKey, JSON.stringify(items));
  return items;
}

export function countItems(items) {
  return items.reduce((sum, item) => sum + item.count, 0);
}

/** In euros. */
export function cartTotal(items) {
  return items.reduce((sum, item) => sum + item.price * item.count, 0);
}
