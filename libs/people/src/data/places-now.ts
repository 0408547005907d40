/** What a mentor can offer to anybody new, in SQL over an offer called `part`: nothing while they take a break. */
export const placesNow = `case when part.paused_until > (now() at time zone 'Europe/London')::date then 0 else part.places end as places`;
