import { arabicAnalyses, arabicGenerals, arabicQuestions } from './arabic-answers';
import { arabicFeatures, arabicFixes } from './arabic-plans';
import type { LanguageTopics } from './topic';

export const arabic: LanguageTopics = {
  language: 'ar',
  locales: ['ar', 'ar-EG', 'ar-LB', 'ar-MA'],
  products: [
    'كعكة اللوز',
    'تارت الليمون',
    'كعكة الشوكولاتة',
    'المعمول بالتمر',
    'خبز العجين المخمّر',
    'الكنافة',
    'بسبوسة جوز الهند',
    'كرواسون الزعتر',
  ],
  days: ['الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت'],
  questions: arabicQuestions,
  features: arabicFeatures,
  fixes: arabicFixes,
  analyses: arabicAnalyses,
  generals: arabicGenerals,
};
