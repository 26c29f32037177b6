/** A small server in several languages, for plans about code. */
export const codeProject: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({
    name: 'shop-server',
    dependencies: { fastify: '5.0.0', zod: '*' },
    scripts: { test: 'vitest run' },
  }),
  'README.md': '# Shop server\n\nOrders and payments for a small shop.\n',
  'src/server.ts': `import fastify from 'fastify';
import { registerCheckout } from './checkout/checkout-routes';

/** Starts the shop. */
export function startServer(port: number) {
  const app = fastify();
  registerCheckout(app);
  return app.listen({ port });
}
`,
  'src/checkout/checkout-routes.ts': `import { z } from 'zod';
import { applyDiscount, cartTotal } from './cart-total';

export function registerCheckout(app: { post: (path: string, handler: unknown) => void }) {
  app.post('/checkout', (request: { body: unknown }) => {
    const cart = z.array(z.object({ cents: z.number() })).parse(request.body);
    return { total: applyDiscount(cartTotal(cart), 10) };
  });
}
`,
  'src/checkout/cart-total.ts': `/** Sum of all items of a cart, in cents. */
export function cartTotal(items: readonly { cents: number }[]): number {
  return items.reduce((sum, item) => sum + item.cents, 0);
}

export function applyDiscount(cents: number, percent: number): number {
  if (percent < 0 || percent > 100) throw new RangeError('percent');
  return Math.round(cents * (1 - percent / 100));
}
`,
  'src/checkout/cart-total.test.ts': `import { cartTotal } from './cart-total';
import { expect, it } from 'vitest';

it('adds the items of a cart', () => {
  expect(cartTotal([{ cents: 1 }, { cents: 2 }])).toBe(3);
});
`,
  'src/auth/login.py': `class LoginService:
    """Checks passwords."""

    def login(self, user, password):
        # FIXME: lock the account after five failures
        return user.password == password
`,
  'src/reports/export.go':
    'package reports\n\n// ExportInvoices writes all invoices as CSV.\nfunc ExportInvoices(path string) error {\n\treturn nil\n}\n',
  'generated/checkout.ts': 'export const checkoutCheckoutCheckout = 1;\n',
};
