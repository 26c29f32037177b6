import { addToCart, cartTotal, countItems, readCart } from './cart.js';
import { checkContactForm } from './contact-form.js';
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

const form = document.querySelector('[data-contact-form]');
form?.addEventListener('submit', (event) => {
  event.preventDefault();
  const problems = checkContactForm(Object.fromEntries(new FormData(form)));
  const status = form.querySelector('[data-form-status]');
  status.textContent = problems.length > 0 ? problems[0].message : 'Thank you. We answer within a day.';
});
