using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Reviews;

namespace SellerDesk.Application.Imports.Rows;

/// <summary>A line of a file of reviews → a review. What the line does not say stays unknown.</summary>
public static class ReviewRows
{
    /// <returns>Null when the row is refused.</returns>
    public static IncomingReview? Read(RowCells row)
    {
        var review = new IncomingReview
        {
            Number = row.RequiredNumber("review_number"),
            Rating = Rating(row),
            CreatedAt = row.RequiredTime("created_at"),
            Title = row.Brief("title", 2_000),
            Text = row.Text("text") ?? "",
            Pros = row.Text("pros"),
            Cons = row.Text("cons"),
            Author = row.Brief("author"),
            Product = ProductOf(row),
            OrderNumber = row.Brief("order_number", MarketplaceRef.NumberMaxLength),
            Answer = AnswerOf(row),
        };
        return row.Refusal is null ? review : null;
    }

    internal static IncomingProduct? ProductOf(RowCells row)
    {
        var name = row.Brief("product_name");
        return row.Brief("sku", MarketplaceRef.NumberMaxLength) is { } number ? new IncomingProduct(number, name, Category: row.Brief("category")) : null;
    }

    private static short Rating(RowCells row) =>
        row.IsEmpty("rating") ? row.Refuse<short>("rating", 0, "import.required") : (short)(row.Whole("rating", 1, 5) ?? 0);

    /// <summary>A time of answer without its text still tells that the buyer was answered: the review does not wait for anybody.</summary>
    private static IncomingAnswer? AnswerOf(RowCells row)
    {
        var (text, at) = (row.Text("answer_text"), row.Time("answered_at"));
        return text is null && at is null ? null : new IncomingAnswer(text ?? "", AnswerState.Published, null, Editable: false, at);
    }
}
