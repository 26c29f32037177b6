import { describe, expect, it } from 'vitest';
import { newPageTitle } from './named-subject';

describe('the title of a new page', () => {
  it.each([
    ['Add a page with our opening hours and link it in the navigation', 'Our opening hours'],
    [
      'Add a page about our suppliers so that visitors know where the flour comes from',
      'Our suppliers',
    ],
    ['Add a page about bread and cakes', 'Bread and cakes'],
    ['Ajoute une page sur nos horaires et ajoute-la au menu', 'Nos horaires'],
    ['Añade una página con nuestro horario y enlázala en el menú', 'Nuestro horario'],
    ['أضف صفحة للفعاليات', 'الفعاليات'],
    ['أضف صفحة عن أوقات العمل واربطها في القائمة', 'أوقات العمل'],
    ['أضف صفحة عن الموردين حتى يعرف الزوار مصدر الدقيق', 'الموردين'],
  ])('of "%s" is "%s"', (request, title) => {
    expect(newPageTitle(request)).toBe(title);
  });
});
