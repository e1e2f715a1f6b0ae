using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;

namespace SellerDesk.Application.Replies;

/// <summary>All that a person writes into a template. Two of equal content are the same version: that is how a change by somebody else is noticed.</summary>
public sealed record TemplateContent(string Name, string Body, WorkItemKind Kind, short MinRating, short MaxRating)
{
    public static TemplateContent Of(ReplyTemplate template) => new(template.Name, template.Body, template.Kind, template.MinRating, template.MaxRating);
}

/// <summary>A template as it was read.</summary>
public sealed record TemplateCard(ReplyTemplateId Id, TemplateContent Content);
