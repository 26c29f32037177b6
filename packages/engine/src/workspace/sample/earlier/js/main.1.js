import { isOpenAt } from './dates.js';

const openNow = document.querySelector('[data-open-now]');
if (openNow) openNow.textContent = isOpenAt(new Date()) ? 'We are open now.' : 'We are closed now.';
