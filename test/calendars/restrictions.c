/*
 * What libical makes of calendars: reads texts from standard input, each ended by a NUL, and says of each on a line of its own,
 * between tabs: whether it keeps to the restrictions of iTIP, how many errors were found in it, METHOD, UID, SEQUENCE, and the
 * moments of start and end in seconds since 1970. Of a calendar with more than one event the first is told.
 * Build: cc -o restrictions restrictions.c -lical
 */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>

static long long instant_of(icalcomponent *event, icalproperty_kind kind) {
  icalproperty *property = icalcomponent_get_first_property(event, kind);
  if (!property) return -1;
  struct icaltimetype time = icalproperty_get_datetime_with_component(property, event);
  return (long long)icaltime_as_timet_with_zone(time, icaltime_is_utc(time) ? icaltimezone_get_utc_timezone() : time.zone);
}

static void judge(const char *text) {
  icalcomponent *calendar = icalparser_parse_string(text);
  if (!calendar) {
    puts("0\t-1\t\t\t-1\t-1\t-1");
    return;
  }
  int found = icalcomponent_count_errors(calendar);
  int holds = icalrestriction_check(calendar);
  icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
  icalproperty *method = icalcomponent_get_first_property(calendar, ICAL_METHOD_PROPERTY);
  printf("%d\t%d\t%s\t%s\t%d\t%lld\t%lld\n", holds, found + icalcomponent_count_errors(calendar),
         method ? icalproperty_enum_to_string(icalproperty_get_method(method)) : "", event ? icalcomponent_get_uid(event) : "",
         event ? icalcomponent_get_sequence(event) : -1, event ? instant_of(event, ICAL_DTSTART_PROPERTY) : -1,
         event ? instant_of(event, ICAL_DTEND_PROPERTY) : -1);
  icalcomponent_free(calendar);
}

int main(void) {
  size_t room = 1 << 16, length = 0;
  char *text = malloc(room);
  int letter;
  icalerror_set_errors_are_fatal(0);
  while ((letter = getchar()) != EOF) {
    if (length + 1 >= room) text = realloc(text, room *= 2);
    text[length++] = (char)letter;
    if (letter != 0) continue;
    judge(text);
    length = 0;
  }
  free(text);
  return 0;
}
