using FluentAssertions;
using SellerDesk.Application.Replies;
using SellerDesk.Application.Replies.Rules;
using SellerDesk.Application.Replies.Spelling;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Reading.Topics;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Replies.Rules;
using SellerDesk.Domain.Shops;
using SellerDesk.UnitTests.Replies.Spelling;
using Xunit;

namespace SellerDesk.UnitTests.Replies.Rules;

/// <summary>What the desk itself writes or proposes keeps its own rules.</summary>
public sealed class OwnTextsTests
{
    private static readonly ReplyFacts Facts = new("Ольга", "Плед", "Тёплый дом");

    private static readonly Dictionary<Marketplace, RuleSet> OwnRules = Enum.GetValues<Marketplace>().ToDictionary(known => known, known => RuleSet.Of(ShippedPacks.For(known)));

    [Fact]
    public void Every_template_that_a_desk_starts_with_breaks_no_rule()
    {
        foreach (var template in DefaultTemplates.All())
        {
            BreaksNothing(ReplyText.Fill(template.Body, Facts));
        }
    }

    [Fact]
    public void Every_polite_start_breaks_no_rule()
    {
        foreach (var topic in TopicCodes.Common.Append("nothing-known"))
        {
            BreaksNothing(PoliteStart.Of(Facts, [topic]));
        }
    }

    [Fact]
    public void Taking_a_suggestion_mends_what_it_was_made_for()
    {
        var taken = 0;
        foreach (var reply in LabelledReplies.Dev.Concat(LabelledReplies.Waves))
        {
            var check = Check(Marketplace.Wildberries, reply.Text);
            foreach (var finding in check.Findings.Where(finding => finding.Suggestion is not null))
            {
                var mended = reply.Text.Remove(finding.Start, finding.Length).Insert(finding.Start, finding.Suggestion!);
                Check(Marketplace.Wildberries, mended).Findings.Count(left => left.Code == finding.Code)
                    .Should().BeLessThan(check.Findings.Count(known => known.Code == finding.Code), $"{finding.Code} in {reply}, now: {mended}");
                taken++;
            }
        }

        taken.Should().BeGreaterThan(50);
    }

    private static void BreaksNothing(string text)
    {
        foreach (var marketplace in OwnRules.Keys)
        {
            Check(marketplace, text).Findings.Should().BeEmpty(text);
        }
    }

    private static ReplyCheck Check(Marketplace marketplace, string text)
    {
        var own = new OwnWords(null!, TimeProvider.System);
        return new ReplyGuard(null!, new SpellingCheck(SystemDictionary.Installed, own), own).Check(OwnRules[marketplace], new ReplyToCheck(marketplace, WorkItemKind.Review, text));
    }
}
