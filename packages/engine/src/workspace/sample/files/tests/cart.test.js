import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addToCart, cartTotal, countItems, readCart } from '../js/cart.js';

function memoryStorage() {
  const values = new Map();
  return { getItem: (key) => values.get(key) ?? null, setItem: (key, value) => values.set(key, value) };
}

test('an empty cart costs nothing', () => {
  assert.equal(cartTotal(readCart(memoryStorage())), 0);
});

test('the same cake twice is one line with a count of two', () => {
  const storage = memoryStorage();
  addToCart({ id: 'lemon-tart', price: 24 }, storage);
  const items = addToCart({ id: 'lemon-tart', price: 24 }, storage);
  assert.equal(items.length, 1);
  assert.equal(countItems(items), 2);
  assert.equal(cartTotal(items), 48);
});

test('a damaged cart is an empty one', () => {
  const storage = memoryStorage();
  storage.setItem('sunrise-cart', '{not json');
  assert.deepEqual(readCart(storage), []);
});
