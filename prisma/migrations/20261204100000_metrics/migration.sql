-- KPI以外の実績: figures without a target, reported on as KPIs are; their rows stand beside those of the KPIs.
ALTER TYPE "ItemKind" ADD VALUE 'metric';
