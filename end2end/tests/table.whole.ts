// When everything else is done: there is no page of the product that axe has not seen as everybody to whom it
// is shown.
import { expect, test } from '@playwright/test';
import { routes } from '../routes.ts';
import { shown, unseen } from '../seen.ts';

test('axe has seen every page of the table as everybody who may', () => {
  const unshown = routes.map(({ pattern }) => pattern).filter((pattern) => !shown().some((cell) => cell.endsWith(` ${pattern}`)));
  expect(unshown, 'pages that the matrix shows to nobody').toEqual([]);
  expect(unseen()).toEqual([]);
});
