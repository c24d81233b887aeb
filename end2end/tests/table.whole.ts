// When everything else is done: there is no page of the product that axe has not seen.
import { expect, test } from '@playwright/test';
import { unseen } from '../routes.ts';

test('axe has seen every page of the table', () => {
  expect(unseen()).toEqual([]);
});
