package io.miso.constraints;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the repaired reading says otherwise than IFEval's checkers. */
class RepairedTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          keywords:existence | keywords=[cat] | concatenate | yes | no
          keywords:existence | keywords=[cat] | The CAT. | yes | yes
          keywords:existence | keywords=[a.c] | abc | yes | no
          keywords:existence | keywords=[c\\+\\+] | We like C++. | yes | no
          keywords:frequency | keyword=an, frequency=2, relation=at least | banana | yes | no
          keywords:frequency | keyword=an, frequency=2, relation=less than | an | yes | yes
          keywords:forbidden_words | forbidden_words=[a.c] | abc | no | yes
          keywords:forbidden_words | forbidden_words=[a.c] | a.c | no | no
          length_constraints:nth_paragraph_first_word | num_paragraphs=2, nth_paragraph=2, first_word=hi | one⏎⏎⏎⏎Hi | no | yes
          length_constraints:nth_paragraph_first_word | num_paragraphs=2, nth_paragraph=2, first_word=hi | one⏎⏎Hi | yes | yes
          detectable_content:postscript | postscript_marker=P.S. | 5 p.s. ok | yes | no
          detectable_content:postscript | postscript_marker=P.S. | P.S. first⏎a⏎b⏎c | yes | no
          detectable_content:postscript | postscript_marker=P.S. | a⏎b⏎ p.s. yes⏎⏎The end. | yes | yes
          detectable_content:postscript | postscript_marker=P.S. | a⏎P.P.S. more | yes | no
          detectable_format:number_bullet_lists | num_bullets=2 | *italic* start⏎- a | yes | no
          detectable_format:number_bullet_lists | num_bullets=2 | * a⏎  - b | yes | yes
          detectable_format:number_bullet_lists | num_bullets=1 | ---⏎- a | no | yes
          detectable_format:number_bullet_lists | num_bullets=1 | + a | no | yes
          detectable_format:number_highlighted_sections | num_highlights=2 | ***x*** | yes | no
          detectable_format:number_highlighted_sections | num_highlights=2 | **x** and *y* | yes | yes
          detectable_format:number_highlighted_sections | num_highlights=1 | * a * b | yes | no
          detectable_format:multiple_sections | section_spliter=Day, num_sections=2 | Day 1, and Day 2 | yes | no
          detectable_format:multiple_sections | section_spliter=Day, num_sections=2 | **Day 1**⏎a⏎## Day 2⏎b | yes | yes
          detectable_format:multiple_sections | section_spliter=Day, num_sections=1 | Day 1⏎Day 2 | yes | no
          detectable_format:constrained_response | - | My answer is yes. My answer is no. | yes | no
          language:response_language | language=de | 12345 !!! | yes | no
          language:response_language | language=en | This is a plain English sentence about the weather in the garden. | yes | yes
          change_case:english_capital | - | THIS IS A PLAIN ENGLISH SENTENCE ABOUT THE WEATHER IN THE GARDEN. | yes | yes
          punctuation:no_comma | - | a, b | no | no
          keywords:existence | keywords=[a] | {A0} | no | no
          """)
  void givenOutput_whenJudgedBothWays_thenEachReadingSaysItsOwn(
      String kind, String params, String output, String exact, String repaired) {
    Verdicts verdicts = Cases.constraint(kind, params).verifyBoth(new Output(Cases.text(output)));
    assertEquals(exact.equals("yes"), verdicts.exact().satisfied(), verdicts::toString);
    assertEquals(repaired.equals("yes"), verdicts.repaired().satisfied(), verdicts::toString);
    assertEquals(exact.equals("yes") && repaired.equals("yes"), verdicts.satisfied());
  }
}
