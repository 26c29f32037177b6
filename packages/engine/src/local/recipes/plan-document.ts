import { directionOf, type Language } from '@planline/contracts/locale';
import type { PlanContent } from '@planline/contracts/plan';

/** The plan as a Markdown text that a person can work from. */
export function planDocument(plan: PlanContent, language: Language): string {
  const isRightToLeft = directionOf(language) === 'rtl';
  const lines = [`# ${oneLine(plan.title)}`, '', plan.summary.trim(), ''];
  for (const [position, step] of plan.steps.filter((entry) => entry.included).entries()) {
    lines.push(`## ${position + 1}. ${oneLine(step.title)}`, '', step.description.trim(), '');
    for (const file of step.files) lines.push(`- \`${oneLine(file)}\``);
    if (step.files.length > 0) lines.push('');
  }
  for (const risk of plan.risks) lines.push(`> ${oneLine(risk)}`, '');
  if (plan.rootCause) lines.push(plan.rootCause.trim(), '');
  if (plan.testingStrategy) lines.push(plan.testingStrategy.trim(), '');
  const text = `${lines.join('\n').trimEnd()}\n`;
  return isRightToLeft ? `<div dir="rtl">\n\n${text}\n</div>\n` : text;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
