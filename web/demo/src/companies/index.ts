import type { Company } from '../types';
import { fin } from './fin';
import { ind } from './ind';
import { med } from './med';
import { shop } from './shop';
import { tel } from './tel';

export const companies: Company[] = [tel, shop, fin, med, ind];
