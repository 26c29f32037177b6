'use client';

import type { Language } from '@planline/contracts/locale';
import { Card, CardSection } from '@planline/ui/card';
import { Markdown } from '../text/markdown';

export function GeneralCard({
  markdown,
  language,
}: {
  markdown: string;
  language: Language | null;
}) {
  return (
    <Card className="mt-2">
      <CardSection>
        <Markdown text={markdown} language={language} />
      </CardSection>
    </Card>
  );
}
