import { describe, expect, it } from 'vitest';
import { physicalSidesInCss, physicalSidesInModule } from './styles/physical-sides.mjs';

const found = (source) => physicalSidesInModule('a.tsx', source).map((one) => one.found);

describe('physical sides in a component', () => {
  it.each([
    'ml-2',
    '-mr-1.5',
    'pl-[3px]',
    'pr-px',
    'left-0',
    'right-1/2',
    'text-left',
    'text-right',
    'border-l',
    'border-r-2',
    'rounded-l-lg',
    'rounded-tr',
    'md:hover:ml-2',
    'data-[state=open]:pl-2',
    'ml-2!',
    'scroll-ml-4',
  ])('refuses %s', (name) => {
    expect(found(`const a = <p className="flex ${name} gap-2" />;`)).toEqual([name]);
  });

  it.each([
    'ms-2',
    'pe-4',
    'start-0',
    'text-end',
    'border-s',
    'rounded-e-lg',
    'inset-x-0',
    'left-to-right',
    'pl-PL',
    'mr-robot',
  ])('accepts %s', (name) => {
    expect(found(`const a = <p className="${name}" />;`)).toEqual([]);
  });

  it('sees them in templates, calls and tables of variants, and not in comments', () => {
    const source = `
      // ml-2 in a comment is nobody's margin
      const a = cn('ml-1', isOpen && \`pr-2 \${rest}\`);
      const b = cva('', { variants: { size: { s: 'text-left' } } });`;
    expect(physicalSidesInModule('a.tsx', source)).toEqual([
      { line: 3, found: 'ml-1' },
      { line: 3, found: 'pr-2' },
      { line: 4, found: 'text-left' },
    ]);
  });

  it('sees them in style objects', () => {
    expect(found(`const a = <p style={{ marginLeft: 2, top: 0, textAlign: 'right' }} />;`)).toEqual(
      ['marginLeft', 'textAlign'],
    );
  });
});

describe('physical sides in CSS', () => {
  it('refuses declarations and leaves logical ones and comments alone', () => {
    const css = `/* left: 0 */
.a { margin-left: 1px; margin-inline-start: 2px }
.b { left: 0; text-align: right }`;
    expect(physicalSidesInCss(css).map((one) => one.line)).toEqual([2, 3, 3]);
  });
});
