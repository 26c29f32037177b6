import { addToCart, cartTotal, countItems, readCart } from './cart.js';
import { isOpenAt } from './dates.js';

function showCart(items) {
  for (const place of document.querySelectorAll('[data-cart-count]')) place.textContent = String(countItems(items));
  const total = document.querySelector('[data-cart-total]');
  if (total) total.textContent = `€${cartTotal(items)}`;
}

showCart(readCart());

for (const button of document.querySelectorAll('[data-add-to-cart]')) {
  button.addEventListener('click', () => {
    showCart(addToCart({ id: button.dataset.addToCart, price: Number(button.dataset.price) }));
  });
}

const openNow = document.querySelector('[data-open-now]');
if (openNow) openNow.textContent = isOpenAt(new Date()) ? 'We are open now.' : 'We are closed now.';
