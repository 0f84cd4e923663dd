package io.miso.constraints.clean;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.miso.constraints.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.CreditCardValidator;
import org.apache.commons.validator.routines.EmailValidator;
import org.apache.commons.validator.routines.IBANValidator;
import org.apache.commons.validator.routines.InetAddressValidator;

/**
 * Personal data in a text: what has the form and passes the check of its kind. Mail addresses must
 * have a real top-level domain, IBANs a country's length and right check digits, card numbers an
 * issuer's prefix and a right Luhn digit (commons-validator), phone numbers a valid grouping in
 * their country, the United States unless one is named (libphonenumber). Addresses of private
 * networks name nobody.
 */
final class PersonalData {
  private static final int LEAST_DIGITS = 7;
  private static final int LEAST_OF_IPV4 = 4;
  private static final int LEAST_COLONS = 3;
  private static final int MOST_PHONES = 100;
  private static final String COUNTRY = "US";
  private static final Pattern MAIL =
      Pattern.compile("[A-Za-z0-9._%+-]{1,64}+@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,8}");
  private static final Pattern IBAN =
      Pattern.compile("\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\\b");
  private static final Pattern CARD =
      Pattern.compile("(?<![\\d.-])\\d(?:[ -]?\\d){12,18}(?![\\d.-])");
  private static final Pattern IPV4 =
      Pattern.compile("(?<![\\w.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\w]|\\.\\d)");
  private static final Pattern IPV6 =
      Pattern.compile("(?<![\\w:])[0-9A-Fa-f:]{2,39}:[0-9A-Fa-f]{0,4}(?![\\w:])");
  private static final Pattern NOBODYS =
      Pattern.compile("(?:0|10|127|255|192\\.168|169\\.254|172\\.(?:1[6-9]|2\\d|3[01]))\\..*");
  private static final CreditCardValidator CARDS =
      new CreditCardValidator(
          CreditCardValidator.AMEX
              + CreditCardValidator.VISA
              + CreditCardValidator.MASTERCARD
              + CreditCardValidator.DISCOVER
              + CreditCardValidator.DINERS);

  /**
   * A find.
   *
   * @param type EMAIL, PHONE, IBAN, CARD or IP
   * @param span where it stands
   */
  record Found(String type, Span span) {}

  private final String text;
  private final List<Found> found = new ArrayList<>(0);

  private PersonalData(String text) {
    this.text = text;
  }

  /** All finds from left to right; where two overlap, the kind that is checked best stays. */
  static List<Found> in(String text) {
    PersonalData data = new PersonalData(text);
    data.look();
    data.found.sort(Comparator.comparingInt(f -> f.span().start()));
    return data.found;
  }

  /** Searches only for what the text's characters leave possible. */
  private void look() {
    int digits = count(c -> c >= '0' && (c <= '9' || Character.isDigit(c)));
    if (text.indexOf('@') >= 0) {
      add("EMAIL", MAIL, EmailValidator.getInstance()::isValid);
    }
    if (digits >= LEAST_DIGITS) {
      add("IBAN", IBAN, iban -> IBANValidator.getInstance().isValid(iban.replace(" ", "")));
      add("CARD", CARD, card -> CARDS.isValid(card.replaceAll("[ -]", "")));
    }
    InetAddressValidator addresses = InetAddressValidator.getInstance();
    if (digits >= LEAST_OF_IPV4) {
      add("IP", IPV4, ip -> addresses.isValidInet4Address(ip) && !NOBODYS.matcher(ip).matches());
    }
    if (digits > 0 && count(c -> c == ':') >= LEAST_COLONS) {
      add("IP", IPV6, ip -> namesAHost(ip) && addresses.isValidInet6Address(ip));
    }
    if (digits >= LEAST_DIGITS) {
      phones();
    }
  }

  /** Not the loopback address, a clock time or a C++ name. */
  private static boolean namesAHost(String ip) {
    return ip.chars().filter(c -> c == ':').count() >= LEAST_COLONS
        && ip.chars().anyMatch(Character::isDigit);
  }

  private void add(String type, Pattern form, Predicate<String> valid) {
    Matcher matcher = form.matcher(text);
    while (matcher.find()) {
      if (valid.test(matcher.group())) {
        add(new Found(type, new Span(matcher.start(), matcher.end())));
      }
    }
  }

  private void phones() {
    PhoneNumberUtil util = PhoneNumberUtil.getInstance();
    for (PhoneNumberMatch match :
        util.findNumbers(text, COUNTRY, PhoneNumberUtil.Leniency.STRICT_GROUPING, MOST_PHONES)) {
      add(new Found("PHONE", new Span(match.start(), match.end())));
    }
  }

  private void add(Found next) {
    if (found.stream().noneMatch(f -> overlap(f.span(), next.span()))) {
      found.add(next);
    }
  }

  static boolean overlap(Span one, Span other) {
    return one.start() < other.end() && other.start() < one.end();
  }

  private int count(IntPredicate wanted) {
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      count += wanted.test(text.charAt(i)) ? 1 : 0;
    }
    return count;
  }
}
