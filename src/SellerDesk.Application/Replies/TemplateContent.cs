using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;

namespace SellerDesk.Application.Replies;

/// <summary>All that a person writes into a template. Two of equal content are the same version: that is how a change by somebody else is noticed.</summary>
/// <param name="Marketplaces">Codes with commas between, in order; empty: all.</param>
/// <param name="Topics">Codes with commas between, in order; empty: any.</param>
public sealed record TemplateContent(
    string Name, string Body, WorkItemKind Kind, short MinRating, short MaxRating, string Marketplaces = "", string Topics = "", string Language = "ru")
{
    public static TemplateContent Of(ReplyTemplate template) => new(
        template.Name, template.Body, template.Kind, template.MinRating, template.MaxRating, template.Marketplaces, template.Topics, template.Language);

    internal void WriteInto(ReplyTemplate template)
    {
        template.Change(Name, Body, Kind, MinRating, MaxRating);
        template.Narrow(Marketplaces.Split(','), Topics.Split(','), Language);
    }
}

/// <summary>A template as it was read.</summary>
public sealed record TemplateCard(ReplyTemplateId Id, TemplateContent Content);
