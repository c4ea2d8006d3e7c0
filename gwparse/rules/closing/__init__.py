"""Rules about the closing block: signature, date, note (CL, 署名、成文日期、附注)."""
