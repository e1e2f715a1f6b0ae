using FluentAssertions;
using SellerDesk.Application.Buyers;
using SellerDesk.Domain.Shops;
using SellerDesk.UnitTests.Architecture;
using Xunit;

namespace SellerDesk.UnitTests.Docs;

/// <summary>docs/personal-data.md says what the program does.</summary>
public sealed class PersonalDataTests
{
    private static readonly Marketplace[] Columns = [Marketplace.Wildberries, Marketplace.Ozon, Marketplace.YandexMarket, Marketplace.Kaspi, Marketplace.Other];

    private static readonly Dictionary<string, Func<BuyerRules, Keeping>> Rows = new()
    {
        ["number of the buyer"] = rules => rules.Number,
        ["phone, to recognise the buyer"] = rules => rules.Phone,
        ["e-mail address, to recognise the buyer"] = rules => rules.Email,
        ["name and phone of an order"] = rules => rules.Contact,
        ["region and city of an order"] = rules => rules.Place,
        ["name under a review"] = rules => rules.Author,
        ["name in a chat"] = rules => rules.ChatName,
        ["what could not be read"] = rules => rules.SetAside,
    };

    private static string[] Document => File.ReadAllLines(Path.Combine(Layers.Root, "docs", "personal-data.md"));

    [Fact]
    public void The_table_of_what_is_kept_is_the_one_in_the_code()
    {
        typeof(BuyerRules).GetProperties().Count(property => property.PropertyType == typeof(Keeping)).Should().Be(Rows.Count, "every rule has its row");
        foreach (var (row, rule) in Rows)
        {
            var cells = Document.First(line => line.StartsWith($"| {row} |", StringComparison.Ordinal)).Split('|', StringSplitOptions.TrimEntries)[2..^1];
            cells.Should().Equal(Columns.Select(marketplace => Word(rule(BuyerRules.Of(marketplace)))), row);
        }
    }

    [Theory]
    [InlineData("Wildberries")]
    [InlineData("Ozon")]
    [InlineData("Yandex Market")]
    [InlineData("Kaspi")]
    [InlineData("Files and the API")]
    public void Every_marketplace_says_field_by_field_what_is_kept_and_why(string heading)
    {
        var section = Document.SkipWhile(line => line != $"## {heading}").Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)).ToList();
        var rows = section.Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(2).Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1]).ToList();
        rows.Should().HaveCountGreaterThan(2).And.OnlyContain(row => row.Length == 3 && row.All(cell => cell.Length > 0));
        (heading.StartsWith("Files", StringComparison.Ordinal) || section.Exists(line => line.StartsWith("Source:", StringComparison.Ordinal))).Should().BeTrue("the rule has a source");
    }

    private static string Word(Keeping keeping) => keeping switch
    {
        Keeping.Clear => "in the clear",
        Keeping.Hashed => "keyed hash",
        Keeping.Sealed => "sealed",
        Keeping.Blotted => "blotted out",
        _ => "not kept",
    };
}
